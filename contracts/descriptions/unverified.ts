import type { SampleRequest } from "../description";

const pia = {
  documentType: "DNI",
  documentID: "40111222",
  userName: "Pía",
  userSurname: "Sosa",
  birthDate: "2000-05-05",
  address: "Calle Ficticia 12",
  phoneNumber: "3410000000",
  nationality: "Argentina",
  email: "pia@example.com",
  password: "654321",
};

/** An account whose contract asks for a verified e-mail, and whose e-mail is not verified. */
export const signInBeforeVerifying: SampleRequest = {
  body: { email: pia.email, password: pia.password },
  given: [{ path: "/api/users/register", body: pia }],
};
