import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentBusiness } from "@/accounts/business/current-business";
import { browserSession } from "@/auth/browser-session";
import { BusinessMark } from "@/components/business-mark";
import { EntryLink } from "@/components/entry-link";
import { home } from "@/messages/home";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await currentBusiness();
  return { title: { absolute: home.title(name) }, alternates: { canonical: "/" } };
}

/** Signed-in visitors are redirected; when the database does not answer, the page is shown to all. */
export default async function HomePage() {
  if (await browserSession().catch(() => null)) redirect("/inicio");
  const { mark } = await currentBusiness();
  return (
    <div className="mx-auto w-full max-w-page px-5 sm:px-8">
      <section className="relative pt-12 sm:pt-20">
        <BusinessMark
          mark={mark}
          className={`absolute top-16 right-0 hidden md:block ${mark ? "h-40 max-w-80 rounded-card p-3" : "size-60"}`}
          thin
        />
        <h1 className="max-w-[14ch] text-headline font-bold tracking-tight">{home.headline}</h1>
        <p className="mt-5 max-w-reading text-lead text-muted">{home.lead}</p>
        <div className="mt-10 grid gap-4 md:mt-14 sm:grid-cols-2">
          <EntryLink href="/registro" look="primary" {...home.register} />
          <EntryLink href="/ingresar" look="quiet" {...home.signIn} />
        </div>
      </section>
      <section className="mt-16 grid gap-x-12 gap-y-8 sm:mt-24 md:grid-cols-3">
        {home.promises.map(({ title, text }) => (
          <div key={title} className="border-t-2 border-accent pt-4">
            <h2 className="text-lead font-bold">{title}</h2>
            <p className="mt-1 max-w-reading text-muted">{text}</p>
          </div>
        ))}
      </section>
    </div>
  );
}
