import * as z from "zod";
import * as fields from "../../accounts/fields";
import { MERGE_FIELDS, type MergeField } from "../../accounts/merging/merge-fields";
import { isId } from "../../accounts/values/is-id";
import { form } from "./form-rule";
import { phone } from "./phone-rule";

/** A row's id, from a hidden field. */
const id = fields.text(10).transform((text, context): number => {
  const number = Number(text);
  if (!isId(number)) context.issues.push(fields.fieldIssue("integer", text));
  return number;
});
const branchId = fields.optional(id);

/** As a browser's colour field sends it. */
const colour = fields.text(7).transform((value, context): string => {
  if (!/^#[\da-f]{6}$/i.test(value)) context.issues.push(fields.fieldIssue("choice", value));
  return value.toLowerCase();
});

/** A form about another person than the one who fills it in. */
const aboutAnother = <Shape extends z.ZodRawShape>(shape: Shape) => form(shape, { ofAnother: true });

/** A client's details at the counter. */
const clientDetails = {
  email: fields.email,
  givenNames: fields.givenNames,
  documentType: fields.optional(fields.documentType),
  documentNumber: fields.optional(fields.documentNumber),
  branchId,
};

/** The rules of the forms at the counter. */
export const staffRules = {
  newClient: aboutAnother({
    ...clientDetails,
    surnames: fields.surnames,
    phone,
    birthDate: fields.birthDate,
    delivery: fields.choice(["slip", "link"]),
    /** The possible duplicates that are other people, as their ids. */
    apart: fields.optional(fields.text(250)),
    reason: fields.optional(fields.text(200)),
  }),
  editClient: aboutAnother({
    ...clientDetails,
    id,
    surnames: fields.optional(fields.surnames),
    phone: fields.optional(phone),
    birthDate: fields.optional(fields.birthDate),
    address: fields.optional(fields.address),
  }),
  /** A button about one row. */
  row: form({ id }),
  /** Two clients who are one: which of them stays, and from which each of its data comes. */
  merge: form({
    id,
    otherId: id,
    keepId: id,
    reason: fields.text(200),
    despite: z.literal("on").optional(),
    ...(Object.fromEntries(MERGE_FIELDS.map((field) => [field, branchId])) as Record<MergeField, typeof branchId>),
  }),
  /** A button about two rows. */
  pair: form({ id, otherId: id }),
  invite: aboutAnother({
    email: fields.email,
    givenNames: fields.givenNames,
    surnames: fields.surnames,
    role: fields.choice(["employee", "admin"]),
    jobTitle: fields.optional(fields.jobTitle),
    branchId,
  }),
  editStaff: aboutAnother({
    id,
    givenNames: fields.givenNames,
    surnames: fields.optional(fields.surnames),
    phone: fields.optional(phone),
    jobTitle: fields.optional(fields.jobTitle),
    branchId,
  }),
  changeRole: form({ id, role: fields.choice(["client", "employee", "admin"]) }),
  move: form({ contract: fields.text(20), state: fields.choice(["watch", "follow", "lead", "alone"]) }),
  appKey: form({ name: fields.text(60), branchId }),
  branch: form({ id: branchId, name: fields.text(80) }),
  business: form({
    name: fields.text(60),
    colour,
    phone: fields.optional(phone),
    address: fields.optional(fields.address),
    country: fields.optional(fields.country),
    timeZone: fields.optional(fields.text(60)),
    privacyEmail: fields.optional(fields.email),
  }),
} as const;
