import { buttonClass } from "@/components/ui/button";
import { clientList } from "@/messages/clients";

type Props = { path: string; query: Record<string, string> };

/** Exports the filtered list. A POST, so that no prefetch and no forwarded link exports anything. */
export function ExportForm({ path, query }: Props) {
  return (
    <form method="post" action={path}>
      {Object.entries(query).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={buttonClass("quiet")}>
        {clientList.export}
      </button>
    </form>
  );
}
