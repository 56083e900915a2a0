"use client";

import { faults } from "@/messages/faults";
import { Fault } from "./fault";
import { Button } from "./ui/button";

type Props = { error: unknown; retry: () => void };

const digestOf = (error: unknown) =>
  error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;

/** What an error boundary shows, inside the layout around it. */
export function ErrorPage({ error, retry }: Props) {
  const { title, text, action, reference } = faults.error;
  const digest = digestOf(error);
  return (
    <Fault
      title={title}
      text={text}
      note={
        digest && (
          <>
            {reference} <code className="font-mono">{digest}</code>
          </>
        )
      }
      action={
        <Button type="button" onClick={retry}>
          {action}
        </Button>
      }
    />
  );
}
