import type { Metadata } from "next";
import { nextPath } from "@/app/_session/next-path";
import { requireSession } from "@/app/_session/require-session";
import { FormPage } from "@/components/form-page";
import { ConfirmForm } from "@/components/forms/confirm-form";
import { confirmIdentity } from "@/messages/confirm-identity";
import { prove } from "./actions";

export const metadata: Metadata = { title: confirmIdentity.title, robots: { index: false } };

type Props = { searchParams: Promise<{ next?: string }> };

/** Where a request without a form of its own sends for a proof of who is there, and back. */
export default async function ConfirmPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next, "/inicio");
  const { account, hasSecondFactor } = await requireSession(next);
  const { text, label } = hasSecondFactor ? confirmIdentity.withCode : confirmIdentity.withPassword;
  return (
    <FormPage title={confirmIdentity.title} lead={text}>
      <ConfirmForm action={prove} next={next} email={account.email} label={label} />
    </FormPage>
  );
}
