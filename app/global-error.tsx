"use client";

import { Fault } from "@/components/fault";
import { textFont } from "@/components/fonts";
import { Button } from "@/components/ui/button";
import { common } from "@/messages/common";
import { faults } from "@/messages/faults";
import "./globals.css";

/** The layout itself failed. A plain form asks for the same address again, so that it works even where no script runs. */
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
                <Button>{action}</Button>
              </form>
            }
          />
        </main>
      </body>
    </html>
  );
}
