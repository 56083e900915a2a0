import * as fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, deriveTheme, LEAST_CONTRAST } from "./derive-theme";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, "0")}`);

test("whatever colour is chosen, every text of it and on it can be read in both themes", () => {
  fc.assert(
    fc.property(colour, (chosen) => {
      const { light, dark } = deriveTheme(chosen);
      for (const [{ accent, strong, onAccent, soft }, grounds] of [
        [light, ["#fbfaf7", "#ffffff"]],
        [dark, ["#121514", "#1a1e1d"]],
      ] as const) {
        for (const ground of [...grounds, soft])
          expect(contrast(accent, ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        for (const ground of [accent, strong])
          expect(contrast(onAccent, ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      }
    }),
    { numRuns: 300 },
  );
});

test("a colour that can be read stays as it was chosen, and one that cannot is said to be adjusted", () => {
  expect(deriveTheme("#0b5d51").light).toMatchObject({ accent: "#0b5d51", adjusted: false });
  expect(deriveTheme("#ffd400").light).toMatchObject({ adjusted: true });
  expect(deriveTheme("#ffd400").dark).toMatchObject({ accent: "#ffd400", adjusted: false });
});
