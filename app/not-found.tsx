import type { Metadata } from "next";
import { Fault } from "@/components/fault";
import { ButtonLink } from "@/components/ui/button-link";
import { faults } from "@/messages/faults";

export const metadata: Metadata = { title: faults.notFound.title, robots: { index: false } };

export default function NotFound() {
  const { title, text, action } = faults.notFound;
  return <Fault title={title} text={text} action={<ButtonLink href="/">{action}</ButtonLink>} />;
}
