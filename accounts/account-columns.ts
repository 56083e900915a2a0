import { accounts } from "../db/schema";

/** The columns of an account that the core returns; never the password. */
export const accountColumns = {
  id: accounts.id,
  email: accounts.email,
  givenNames: accounts.givenNames,
  surnames: accounts.surnames,
  phone: accounts.phone,
  birthDate: accounts.birthDate,
  gender: accounts.gender,
  country: accounts.country,
  nationality: accounts.nationality,
  address: accounts.address,
  documentType: accounts.documentType,
  documentNumber: accounts.documentNumber,
  role: accounts.role,
  jobTitle: accounts.jobTitle,
  branchId: accounts.branchId,
  emailVerifiedAt: accounts.emailVerifiedAt,
  createdAt: accounts.createdAt,
  updatedAt: accounts.updatedAt,
};
