"use client";

import { type ReactNode, use } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { LastAnswer } from "./form";

/** What a form asks about texts, in words that come from the server. */
export type Asked = {
  /** The texts' ids. */
  shown: string;
  /** Of the box that is needed. */
  label: string | undefined;
  /** Of the box that is not. */
  news: string | undefined;
  links: ReactNode;
};

/** One box for what is needed and one for what is not, unticked, with the texts one tap away. */
export function AgreeBox({ shown, label, news, links }: Asked) {
  const { values, errors } = use(LastAnswer);
  // A box ticked for other texts is not ticked any more.
  const ticked = (name: string) => values.texts === shown && values[name] === "on";
  return (
    <div key={shown} className="space-y-2">
      <input type="hidden" name="texts" value={shown} />
      {label && <Checkbox name="agree" label={label} defaultChecked={ticked("agree")} error={errors.agree} required />}
      {news && <Checkbox name="news" label={news} defaultChecked={ticked("news")} />}
      <p className="flex flex-wrap gap-x-6 pl-9">{links}</p>
    </div>
  );
}
