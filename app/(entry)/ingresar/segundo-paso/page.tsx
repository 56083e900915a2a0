import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { secondFactorOf } from "@/accounts/second-factor/second-factor-of";
import { nextPath } from "@/app/_session/next-path";
import { browserSession } from "@/auth/browser-session";
import { secondStep } from "@/auth/second-step";
import { FormPage } from "@/components/form-page";
import { CodeForm } from "@/components/forms/code-form";
import { TextLink } from "@/components/forms/text-link";
import { PasskeyWayIn } from "@/components/passkeys/passkey-way-in";
import { secondStepPage } from "@/messages/second-factor";
import { confirmCode } from "./actions";

export const metadata: Metadata = { title: secondStepPage.title, robots: { index: false } };

type Props = { searchParams: Promise<{ next?: string; con?: string }> };

/** The second step of a sign-in: one task. */
export default async function SecondStepPage({ searchParams }: Props) {
  const { next: wanted, con } = await searchParams;
  const next = nextPath(wanted, "/inicio");
  if (await browserSession()) redirect(next);
  const step = await secondStep();
  const factor = step && (await secondFactorOf(step.accountId));
  if (!factor) redirect(`/ingresar?next=${encodeURIComponent(next)}`);
  const without = con === "recuperacion";
  const words = without ? secondStepPage.recovery : factor.app ? secondStepPage.app : secondStepPage.passkey;
  const asksCode = without || factor.app;
  const query = new URLSearchParams({ next, ...(!without && { con: "recuperacion" }) });
  return (
    <FormPage title={words.title} lead={words.lead}>
      {asksCode && (
        <CodeForm action={confirmCode} next={next} label={words.label} help={words.help} recovery={without} />
      )}
      {factor.passkeys > 0 && <PasskeyWayIn next={next} second alone={!asksCode} />}
      <div className="mt-6">
        <TextLink href={`/ingresar/segundo-paso?${query}`}>{words.other}</TextLink>
        {without && <p className="mt-4 text-muted">{secondStepPage.noCodes}</p>}
      </div>
    </FormPage>
  );
}
