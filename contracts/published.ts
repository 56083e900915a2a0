import type { Contract, RefreshDoor, SignInDoor } from "./contract";
import { movil, movilRefresh, movilSignIn } from "./movil";
import { portal } from "./portal";
import { sucursal } from "./sucursal";
import { unipets, unipetsSignIn } from "./unipets";
import { usuarios } from "./usuarios";

export type Published = Contract | SignInDoor | RefreshDoor;

/** What the API description tells of, in its order. A test looks for every mounted operation here. */
export const published: readonly Published[] = [
  movil,
  movilSignIn,
  movilRefresh,
  portal,
  usuarios,
  sucursal,
  unipets,
  unipetsSignIn,
];
