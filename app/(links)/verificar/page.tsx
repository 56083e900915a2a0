import type { Metadata } from "next";
import { FormPage } from "@/components/form-page";
import { ForgotPasswordForm } from "@/components/forms/forgot-password-form";
import { verification } from "@/messages/links";
import { ask } from "./actions";

export const metadata: Metadata = { title: verification.ask.title, robots: { index: false } };

export default function AskForVerificationPage() {
  return (
    <FormPage {...verification.ask}>
      <ForgotPasswordForm action={ask} />
    </FormPage>
  );
}
