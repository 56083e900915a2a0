/** Thrown by a clause that cannot be checked; its message is the reason, in Spanish. */
export class Unchecked extends Error {}
