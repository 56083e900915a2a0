/** The business's mark: a picture that someone opens by itself runs and loads nothing. */
const picturePath = "/marca";
const picturePolicy =
  "default-src 'none'; style-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** Pages whose URL holds the token of a mail's link. */
const secretPath = /^\/(verificar|recuperar|correo|activar|no-fui-yo|dev)\/./;

/**
 * The security headers of every response.
 *
 * @param {{ nonce: string, https: boolean, dev: boolean, path?: string }} options
 * @returns {Record<string, string>}
 */
export function securityHeaders(options) {
  return {
    "Content-Security-Policy": options.path === picturePath ? picturePolicy : contentSecurityPolicy(options),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": secretPath.test(options.path ?? "") ? "no-referrer" : "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    // Does not apply to requests that CORS allows, which the contracts are made for.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy":
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ...(options.https && { "Strict-Transport-Security": "max-age=63072000" }),
  };
}

/** @param {{ nonce: string, https: boolean, dev: boolean }} options */
function contentSecurityPolicy({ nonce, https, dev }) {
  const policy = {
    "default-src": "'self'",
    // React's development build uses eval for stack traces.
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    // The development server injects its own styles, without a nonce.
    "style-src": dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    ...(https && { "upgrade-insecure-requests": "" }),
  };
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`.trim())
    .join("; ");
}
