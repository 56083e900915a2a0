import "server-only";
import { randomInt } from "node:crypto";
import { daysFromNow } from "../../db/time";

/** A generated password that is not used by then has to be issued again. */
export const GENERATED_PASSWORD_DAYS = 7;

const UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const LOWER = "abcdefghijkmnpqrstuvwxyz";
const DIGITS = "23456789";
const SIGNS = "!@#$%^&*";
const ANY = UPPER + LOWER + DIGITS + SIGNS;
const LENGTH = 12;

const draw = (characters: string) => characters.charAt(randomInt(characters.length));

/** 12 characters without `0 O o 1 l I`, at least one of each class, in random order. */
export function generatePassword(): string {
  const drawn = [UPPER, LOWER, DIGITS, SIGNS].map(draw);
  while (drawn.length < LENGTH) drawn.push(draw(ANY));
  for (let last = LENGTH - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [drawn[last], drawn[other]] = [drawn[other] as string, drawn[last] as string];
  }
  return drawn.join("");
}

/** The password columns of a row whose password has just been set and never used. */
export function passwordRow(generated: boolean) {
  return {
    passwordGenerated: generated,
    passwordExpiresAt: generated ? daysFromNow(GENERATED_PASSWORD_DAYS) : null,
  };
}
