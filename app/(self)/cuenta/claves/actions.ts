"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { issueKey } from "@/accounts/app-keys/issue-key";
import { revokeOwnKey } from "@/accounts/app-keys/own-keys";
import { isId } from "@/accounts/values/is-id";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { isSameOrigin } from "@/auth/same-origin";
import { done, type FormState } from "@/components/forms/form-state";
import { sucursal } from "@/contracts/sucursal";
import { appKeyPage } from "@/messages/app-keys";

const PATH = "/cuenta/claves";

/** Only this answer contains the key. */
export async function createKey(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("appKey", data, async ({ input, refuse, confirm }) => {
    const { actor } = await requireStaff(PATH);
    const issued = await issueKey(actor, { contract: sucursal.name, ...input });
    if (issued.ok) {
      refresh();
      return { ...done(), codes: [issued.value] };
    }
    switch (issued.problem.code) {
      case "proof_required":
        return confirm();
      case "branch_unknown":
        return refuse({ branchId: appKeyPage.noBranch }, appKeyPage.noBranch);
      case "too_many_keys":
      case "not_found":
        return refuse({}, appKeyPage.tooMany);
    }
  });
}

export async function revokeKey(data: FormData): Promise<void> {
  if (!isSameOrigin(await headers())) return;
  const { actor } = await requireStaff(PATH);
  const id = Number(data.get("key"));
  if (isId(id)) await revokeOwnKey(actor, id);
  refresh();
}
