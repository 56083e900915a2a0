import type { Metadata } from "next";
import { FormPage } from "@/components/form-page";
import { ForgotPasswordForm } from "@/components/forms/forgot-password-form";
import { recovery } from "@/messages/links";
import { ask } from "./actions";

const { title, description, lead } = recovery.ask;
export const metadata: Metadata = { title, description };

export default function ForgotPasswordPage() {
  return (
    <FormPage title={title} lead={lead}>
      <ForgotPasswordForm action={ask} />
    </FormPage>
  );
}
