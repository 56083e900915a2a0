import { listStaff, type StaffMember } from "../../accounts/staff/list-staff";
import { staffCommandMessages as messages } from "../../messages/commands";
import type { AdminCommand } from "./admin.ts";
import { asOperator } from "./as-operator.ts";

/** Prints the members of the staff as a table. */
export const listCommand: AdminCommand = {
  help: messages.list,
  async run() {
    const rows = [messages.header, ...(await asOperator(listStaff)).map(cells)];
    const widths = messages.header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    for (const row of rows)
      console.log(
        row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd(),
      );
    return 0;
  },
};

function cells({ email, role, branch, disabled, lastSeenAt }: StaffMember): string[] {
  const state = disabled ? messages.inactive : messages.active;
  const seen = lastSeenAt?.toISOString().slice(0, 16).replace("T", " ") ?? messages.never;
  return [email, messages.roles[role], branch ?? "—", state, seen];
}
