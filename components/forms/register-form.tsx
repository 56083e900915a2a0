"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { PasswordField } from "@/components/ui/password-field";
import { PhoneField } from "@/components/ui/phone-field";
import { TextInput } from "@/components/ui/text-input";
import type { AssessPassword } from "@/components/ui/use-strength";
import { helps, labels } from "@/messages/fields";
import { forms } from "@/messages/forms";
import type { Countries } from "./countries";
import { DetailFields, detailNames } from "./detail-fields";
import { EmailField } from "./email-field";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { TextLink } from "./text-link";
import { useServerForm } from "./use-server-form";

type Props = {
  action: FormAction;
  countries: Countries;
  /** Rates the password while it is typed. */
  assess?: AssessPassword;
  /** Preselected in the telephone's country list. */
  phoneCountry?: string;
  /** What is asked besides, and downloaded only then: it reads the last answer by itself. */
  children?: ReactNode;
};

/** The required fields; optional ones fold open. */
export function RegisterForm({ action, countries, assess, phoneCountry, children }: Props) {
  const { form, field, errors, reply, pending } = useServerForm("register", action);
  const taken = errors.email === forms.register.taken;
  return (
    <Form {...form}>
      <TextInput {...field("givenNames")} label={labels.givenNames} autoComplete="given-name" required />
      <TextInput {...field("surnames")} label={labels.surnames} autoComplete="family-name" required />
      <EmailField
        {...field("email")}
        error={taken ? <EmailTaken email={reply.values.email} /> : errors.email}
        label={labels.email}
        help={helps.email}
        autoComplete="email"
        required
      />
      <PasswordField
        {...field("password")}
        label={labels.password}
        help={helps.newPassword}
        autoComplete="new-password"
        assess={assess}
        required
      />
      <PhoneField {...field("phone")} label={labels.phone} defaultCountry={phoneCountry} required />
      <Fold title={forms.register.more} open={detailNames.some((name) => errors[name])}>
        <DetailFields field={field} countries={countries} />
      </Fold>
      {children}
      <Button className="w-full" pending={pending} pendingLabel={forms.register.pending}>
        {forms.register.submit}
      </Button>
      <p className="text-center">
        {forms.register.haveAccount} <TextLink href="/ingresar">{forms.register.signIn}</TextLink>
      </p>
    </Form>
  );
}

/** For people who already have an account: a link to signing in, with the address filled in. */
function EmailTaken({ email = "" }: { email: string | undefined }) {
  return (
    <>
      {forms.register.taken}{" "}
      <TextLink href={`/ingresar?correo=${encodeURIComponent(email)}`}>{forms.register.signInInstead}</TextLink>
    </>
  );
}
