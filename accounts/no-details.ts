/** What an account holds about a person besides the address and the given names, emptied. */
export const noDetails = {
  surnames: null,
  phone: null,
  birthDate: null,
  gender: null,
  country: null,
  nationality: null,
  address: null,
  documentType: null,
  documentNumber: null,
  documentKey: null,
  claimedDocument: null,
  jobTitle: null,
};
