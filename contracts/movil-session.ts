import * as z from "zod";
import * as field from "../accounts/fields";
import type { AccountContract, TokenContract } from "./contract";
import { movilLogoutDescription, movilMeDescription, movilVerifyDescription } from "./descriptions/movil-session";
import { movilRefresh } from "./movil";

// Extensions in SimpleJWT's manner, with the refusals of the refresh.

const { name, refused } = movilRefresh;

export const movilVerify: TokenContract = {
  name,
  description: movilVerifyDescription,
  request: z.object({ token: field.text(4096) }),
  accepted: () => ({ status: 200, body: {} }),
  refused,
};

export const movilLogout: TokenContract = {
  name,
  description: movilLogoutDescription,
  request: z.object({ refresh: field.text(4096) }).transform(({ refresh }) => ({ token: refresh })),
  accepted: () => ({ status: 200, body: {} }),
  refused,
};

const { token_invalid: _, ...ofAnyRequest } = refused;

export const movilMe: AccountContract = {
  name,
  description: movilMeDescription,
  request: z.unknown(),
  shown: (account) => ({
    status: 200,
    body: {
      usuario_id: account.id,
      email: account.email,
      nombres: account.givenNames,
      apellidos: account.surnames,
      telefono: account.phone,
      fecha_nacimiento: account.birthDate,
      genero: account.gender,
      documento_identidad: account.documentNumber,
      pais: account.country,
    },
  }),
  refused: ofAnyRequest,
};
