/** The name under which a first start makes a branch. */
export const FIRST_BRANCH = "Casa central";
