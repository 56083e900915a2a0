import { Link } from "@/components/ui/link";
import { classes } from "./ui/classes";
import { ArrowIcon } from "./ui/icons";

const looks = {
  primary: { box: "border-transparent bg-accent text-on-accent hover:bg-accent-strong", note: "" },
  quiet: { box: "border-control bg-surface hover:border-ink", note: "text-muted" },
} as const;

type Props = { href: string; look: keyof typeof looks; title: string; note: string };

/** A large link to a way in, with a sentence that says for whom it is. */
export function EntryLink({ href, look, title, note }: Props) {
  const { box, note: noteClass } = looks[look];
  return (
    <Link href={href} className={classes("group flex items-center gap-4 rounded-card border p-5 sm:p-6", box)}>
      <span className="flex-1">
        <span className="block text-section font-bold">{title}</span>
        <span className={classes("mt-1 block", noteClass)}>{note}</span>
      </span>
      <ArrowIcon />
    </Link>
  );
}
