import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { assess } from "@/app/_forms/assess-password";
import { browserSession } from "@/auth/browser-session";
import { FormPage } from "@/components/form-page";
import { ResetPasswordForm } from "@/components/forms/reset-password-form";
import { accountMessages } from "@/messages/account";
import { choosePassword } from "./actions";

const { title, lead } = accountMessages.choosePassword;
export const metadata: Metadata = { title, robots: { index: false } };

export default async function ChoosePasswordPage() {
  const session = await browserSession();
  if (!session) redirect("/ingresar?next=/contrasena");
  if (!session.mustChangePassword) redirect("/cuenta#seguridad");
  return (
    <FormPage title={title} lead={lead}>
      <ResetPasswordForm action={choosePassword} email={session.account.email} assess={assess} />
    </FormPage>
  );
}
