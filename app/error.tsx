"use client";

import { Fault } from "@/components/fault";
import { Button } from "@/components/ui/button";
import { faults } from "@/messages/faults";

type Props = { error: unknown; retry: () => void };

const digestOf = (error: unknown) =>
  error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;

export default function ErrorPage({ error, retry }: Props) {
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
