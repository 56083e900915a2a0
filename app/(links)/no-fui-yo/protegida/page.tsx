import type { Metadata } from "next";
import { FormPage } from "@/components/form-page";
import { securing } from "@/messages/second-factor";

export const metadata: Metadata = { title: securing.done.title, robots: { index: false } };

export default function AccountSecuredPage() {
  return <FormPage {...securing.done}>{null}</FormPage>;
}
