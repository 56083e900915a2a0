/** What one field of two people says of their being the same person; null where one of them does not tell. */
export type Likeness = {
  document: "same" | "other_form" | "alike" | "near" | "different" | null;
  email: "same" | "near" | "different" | null;
  phone: "same" | "near" | "different" | null;
  birthDate: "same" | "near" | "different" | null;
  name: "same" | "sound" | "partial" | "conflict" | "none" | null;
};

export type Field = keyof Likeness;
