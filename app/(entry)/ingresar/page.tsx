import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { nextPath } from "@/app/_session/next-path";
import { browserSession } from "@/auth/browser-session";
import { FormPage } from "@/components/form-page";
import { SignInForm } from "@/components/forms/sign-in-form";
import { PasskeyWayIn } from "@/components/passkeys/passkey-way-in";
import { accountMessages } from "@/messages/account";
import { enter } from "./actions";

const { title, description } = accountMessages.signIn;
export const metadata: Metadata = { title, description };

type Props = { searchParams: Promise<{ next?: string; correo?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next: wanted, correo } = await searchParams;
  const next = nextPath(wanted, "/inicio");
  if (await browserSession()) redirect(next);
  return (
    <FormPage title={title}>
      <SignInForm action={enter} next={next} {...(typeof correo === "string" && { email: correo })} />
      <PasskeyWayIn next={next} />
    </FormPage>
  );
}
