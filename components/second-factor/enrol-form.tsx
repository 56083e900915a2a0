"use client";

import { QRCodeSVG } from "qrcode.react";
import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { factorPage } from "@/messages/second-factor";
import { RecoveryCodes } from "./recovery-codes";

type Props = {
  action: FormAction;
  /** What the app needs; null when nothing is being set up. */
  underWay: { secret: string; uri: string } | null;
  host: string;
};

/** The QR and the first code; then, in their place and once, the recovery codes. */
export function EnrolForm({ action, underWay, host }: Props) {
  const { form, field, pending, reply } = useServerForm("code", action);
  const { scan } = factorPage;
  if (reply.codes) return <RecoveryCodes codes={reply.codes} host={host} />;
  if (!underWay) return null;
  return (
    <ProvenForm {...form}>
      <div>
        <h2 className="text-section font-bold">{scan.title}</h2>
        <p className="mt-2">{scan.text}</p>
      </div>
      <div className="w-fit rounded-card border border-line bg-white p-4">
        <QRCodeSVG value={underWay.uri} title={scan.qr} level="M" size={208} />
      </div>
      <p>
        {scan.byHand}{" "}
        <strong className="block font-mono text-lead wrap-anywhere">
          {(underWay.secret.match(/.{4}/g) ?? []).join(" ")}
        </strong>
      </p>
      <TextInput
        {...field("code")}
        label={scan.label}
        help={scan.help}
        autoComplete="one-time-code"
        inputMode="numeric"
        className="font-mono text-lead"
        required
      />
      <Button className="w-full" pending={pending} pendingLabel={scan.pending}>
        {scan.submit}
      </Button>
    </ProvenForm>
  );
}
