import type { TextKind } from "@/accounts/legal/text-kinds";
import { Checkbox } from "@/components/ui/checkbox";
import { agreeBox } from "@/messages/agree-box";
import { TextLink } from "./text-link";

/** A text in force that someone is asked about. */
export type AskedText = { id: number; kind: TextKind; href: string };

type Field = { name: string; defaultValue: string; error: string | undefined };
type Props = {
  texts: AskedText[];
  field: (name: string) => Field;
  /** The ids that the answered form was shown with: a box ticked for other texts is not ticked any more. */
  answered: string | undefined;
};

/** One box for what is needed and one for what is not, unticked, with the texts one tap away. Nothing without texts. */
export function AgreeBox({ texts, field, answered }: Props) {
  const needed = texts.filter(({ kind }) => kind !== "news");
  const news = texts.find(({ kind }) => kind === "news");
  const shown = texts.map(({ id }) => id).join(" ");
  const ticked = (name: string) => answered === shown && field(name).defaultValue === "on";
  if (texts.length === 0) return null;
  const { error } = field("agree");
  return (
    <div className="space-y-2">
      <input type="hidden" name="texts" value={shown} />
      {needed.length > 0 && (
        <Checkbox
          key={`agree ${shown}`}
          name="agree"
          label={agreeBox.label(needed.map(({ kind }) => kind))}
          defaultChecked={ticked("agree")}
          error={error}
          required
        />
      )}
      {news && <Checkbox key={`news ${shown}`} name="news" label={agreeBox.news} defaultChecked={ticked("news")} />}
      <p className="flex flex-wrap gap-x-6 pl-9">
        {texts.map(({ kind, href }) => (
          // In a tab of its own, so that nothing typed is lost.
          <TextLink key={kind} href={href} target="_blank" prefetch={false}>
            {agreeBox.read[kind]}
          </TextLink>
        ))}
      </p>
    </div>
  );
}
