import { env } from "../../env";
import type { MailKind } from "../outbox";

export type MailLinks = { button: string | null; second: string | null };

/** The links of a mail, by its kind. Their origin is `APP_URL`, never a request's Host. */
export function linksOf(kind: MailKind, token: string | null): MailLinks {
  const page = (path: string) => new URL(path, env.APP_URL.origin).href;
  const withToken = (path: string) => {
    if (!token) throw new Error(`A mail of kind ${kind} needs a token.`);
    return page(`${path}/${token}`);
  };
  switch (kind) {
    case "verify_email":
      return { button: withToken("/verificar"), second: null };
    case "recover_password":
    case "recover_at_branch":
      return { button: withToken("/recuperar"), second: null };
    case "confirm_email":
      return { button: withToken("/correo"), second: null };
    case "activate_account":
      return { button: withToken("/activar"), second: null };
    case "role_requested":
      return { button: withToken("/no-fui-yo"), second: null };
    case "registered_at_branch":
      return { button: page("/ingresar"), second: withToken("/no-fui-yo") };
    case "account_enabled":
    case "sessions_ended":
      return { button: page("/ingresar"), second: null };
    case "role_changed":
    case "sign_in_guessed":
      // Those written by an older version have no link.
      return { button: token ? withToken("/no-fui-yo/cuenta") : page("/recuperar"), second: null };
    case "password_changed":
    case "registration_attempted":
      return { button: page("/recuperar"), second: null };
    case "passkey_added":
    case "second_factor_added":
      return { button: withToken("/no-fui-yo/segundo-paso"), second: null };
    case "account_kept":
    case "account_merged":
      return { button: withToken("/no-fui-yo/union"), second: null };
    case "merge_undone":
      return { button: page("/ingresar"), second: null };
    case "app_key_issued":
    case "codes_guessed":
    case "new_device":
    case "passkey_cloned":
    case "passkey_removed":
    case "second_factor_removed":
      return { button: withToken("/no-fui-yo/cuenta"), second: null };
    case "email_changed":
      return { button: token && withToken("/correo/deshacer"), second: null };
    case "test_mail":
    case "account_disabled":
    case "work_changed":
    case "role_request_rejected":
      return { button: null, second: null };
  }
}
