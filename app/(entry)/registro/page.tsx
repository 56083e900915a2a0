import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { assess } from "@/app/_forms/assess-password";
import { askedAtSignUp } from "@/app/_session/asked-texts";
import { visitorCountry } from "@/app/_session/visitor-country";
import { browserSession } from "@/auth/browser-session";
import { FormPage } from "@/components/form-page";
import { AskedBox } from "@/components/forms/asked-box";
import { countries } from "@/components/forms/countries";
import { RegisterForm } from "@/components/forms/register-form";
import { accountMessages } from "@/messages/account";
import { register } from "./actions";

const { title, description, lead } = accountMessages.register;
export const metadata: Metadata = { title, description };

export default async function RegisterPage() {
  if (await browserSession()) redirect("/inicio");
  const asked = await askedAtSignUp();
  return (
    <FormPage title={title} lead={lead}>
      <RegisterForm action={register} countries={countries()} assess={assess} phoneCountry={await visitorCountry()}>
        {asked && <AskedBox {...asked} />}
      </RegisterForm>
    </FormPage>
  );
}
