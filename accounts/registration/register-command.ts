import type { RegisterCommand } from "../account";

const UNASKED = {
  surnames: null,
  phone: null,
  birthDate: null,
  gender: null,
  country: null,
  nationality: null,
  address: null,
  document: null,
  role: { wanted: "client", otherwise: "refuse" },
  jobTitle: null,
  branchId: null,
  mustVerifyEmail: false,
} satisfies Partial<RegisterCommand>;

type Asked = Pick<RegisterCommand, "email" | "givenNames" | "password"> & Partial<RegisterCommand>;

/** A registration command from the given fields; all others default to a client without further data. */
export function registerCommand(asked: Asked): RegisterCommand {
  return { ...UNASKED, ...asked };
}
