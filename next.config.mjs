/** @type {import("next").NextConfig} */
export default {
  // The documents print paths with and without a trailing slash, and some clients follow no redirect.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  // Set by scripts/build: the same for the same sources. Otherwise Next draws one.
  generateBuildId: () => process.env.ALTA_SOURCES ?? null,
  images: { unoptimized: true },
  // The development server would write down the addresses of mails' links, and the passwords given to server actions.
  logging: {
    incomingRequests: { ignore: [/^\/(verificar|recuperar|correo|activar|no-fui-yo)\/./] },
    serverFunctions: false,
  },
  // `npm run check` type-checks the whole tree, tests and scripts included.
  typescript: { ignoreBuildErrors: true },
};
