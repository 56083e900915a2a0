import type { Branch } from "@/accounts/branches/list-branches";
import { Select } from "@/components/ui/select";
import { counter } from "@/messages/counter";

type Props = {
  field: { name: string; defaultValue: string; error: string | undefined };
  branches: Branch[];
  optional?: boolean;
};

export function BranchSelect({ field, branches, optional }: Props) {
  return (
    <Select {...field} label={counter.branch} optional={optional}>
      {branches.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      <option value="">{counter.noBranch}</option>
    </Select>
  );
}
