/** Something the person at the keyboard can mend: they read its message, never a stack trace. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
