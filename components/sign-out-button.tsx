import { accountMessages } from "@/messages/account";
import { buttonClass } from "./ui/button";

/** A plain form: it works without scripts, and a link could be followed by mistake. */
export function SignOutButton() {
  return (
    <form method="post" action="/salir">
      <button type="submit" className={buttonClass("quiet")}>
        {accountMessages.signOut}
      </button>
    </form>
  );
}
