import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { currentBusiness } from "@/accounts/business/current-business";
import { currentTexts } from "@/accounts/legal/current-texts";
import { browserSession } from "@/auth/browser-session";
import { codeFont, textFont } from "@/components/fonts";
import { SiteFooter } from "@/components/site-footer";
import { SiteHeader } from "@/components/site-header";
import { paper, readTheme, themeCookie } from "@/components/theme";
import { env } from "@/env";
import { common } from "@/messages/common";
import { home } from "@/messages/home";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const { name, mark } = await currentBusiness();
  const icon = mark && `/marca?icono&v=${mark.hash}`;
  return {
    metadataBase: env.APP_URL,
    title: { default: home.title(name), template: `%s · ${name}` },
    description: home.description,
    applicationName: name,
    manifest: "/manifest.webmanifest",
    formatDetection: { telephone: false, email: false, address: false, date: false },
    openGraph: { type: "website", locale: "es", siteName: name },
    ...(icon && { icons: { icon, apple: icon } }),
  };
}

// Reading the cookie also makes every page dynamic: static pages would lack the CSP nonce.
const currentTheme = async () => readTheme((await cookies()).get(themeCookie)?.value);

/** Null also when the database does not answer, so that pages without data still render. */
async function visitor() {
  const session = await browserSession().catch(() => null);
  return session && { role: session.account.role, mustChangePassword: session.mustChangePassword };
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await currentTheme();
  if (theme !== "system") return { themeColor: paper[theme] };
  return {
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: paper.light },
      { media: "(prefers-color-scheme: dark)", color: paper.dark },
    ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await currentTheme();
  const [business, texts] = await Promise.all([currentBusiness(), currentTexts()]);
  return (
    <html lang="es" data-theme={theme} className={`${textFont.variable} ${codeFont.variable}`} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        {business.colour && (
          <link rel="stylesheet" href={`/marca/colores?v=${business.colour.slice(1)}`} precedence="high" />
        )}
        <a
          href="#contenido"
          className="fixed top-2 left-2 z-10 rounded-control bg-accent px-5 py-3 font-semibold text-on-accent not-focus:sr-only print:hidden"
        >
          {common.skipToContent}
        </a>
        <SiteHeader visitor={await visitor()} business={business} />
        <main id="contenido" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <SiteFooter theme={theme} business={business} texts={texts.map(({ kind }) => kind)} />
      </body>
    </html>
  );
}
