"use client";

import { Fault } from "@/components/fault";
import { textFont } from "@/components/fonts";
import { buttonClass } from "@/components/ui/button-class";
import { common } from "@/messages/common";
import { faults } from "@/messages/faults";
import "./globals.css";

/** Shown when the root layout fails. Retries with a plain form, which works without scripts. */
export default function GlobalError() {
  const { title, text, action } = faults.error;
  return (
    <html lang="es" className={textFont.variable}>
      <body>
        <title>{`${title} · ${common.product}`}</title>
        <main>
          <Fault
            title={title}
            text={text}
            action={
              <form>
                <button type="submit" className={buttonClass()}>
                  {action}
                </button>
              </form>
            }
          />
        </main>
      </body>
    </html>
  );
}
