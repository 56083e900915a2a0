import type { ReactNode } from "react";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";

type SelectProps = { name: string; label: string; value: string | undefined; any: string; children: ReactNode };

/** One filter of a list; its first option means no filter. */
export function FilterSelect({ name, label, value = "", any, children }: SelectProps) {
  return (
    <Select name={name} label={label} defaultValue={value} key={value}>
      <option value="">{any}</option>
      {children}
    </Select>
  );
}

/** A day to filter by, with the browser's own calendar. */
export function FilterDay({ name, label, value = "" }: { name: string; label: string; value: string | undefined }) {
  return <TextInput type="date" name={name} label={label} defaultValue={value} key={value} min="1900-01-01" />;
}
