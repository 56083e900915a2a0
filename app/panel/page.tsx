import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type PanelFigures, panelFigures } from "@/accounts/clients/panel-figures";
import { firstSteps } from "@/accounts/first-steps/first-steps";
import { may } from "@/accounts/policy";
import { requireStaff } from "@/app/_session/require-staff";
import { dayLabel } from "@/components/dates";
import { TextLink } from "@/components/forms/text-link";
import { NO_BRANCH } from "@/components/panel/clients/client-query";
import { DayBars } from "@/components/panel/desk/day-bars";
import { FirstSteps } from "@/components/panel/desk/first-steps";
import { ShareBars } from "@/components/panel/desk/share-bars";
import { TodoList } from "@/components/panel/desk/todo-list";
import { FinderField } from "@/components/panel/finder/finder-field";
import { placesFor } from "@/components/panel/shell/places";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { env } from "@/env";
import { channelName } from "@/messages/channels";
import { panel, panelHome } from "@/messages/panel";
import { ownNames } from "@/messages/unnamed";
import { putAway, sendTest } from "./first-steps-actions";

export const metadata: Metadata = { title: { absolute: panel.title } };

const list = (filters: Record<string, string>) => `/panel/clientes?${new URLSearchParams(filters)}`;

export default async function PanelPage() {
  const { actor, account } = await requireStaff("/panel");
  const read = await panelFigures(actor);
  if (!read.ok) notFound();
  const figures = read.value;
  const steps = may(actor, "tend_first_steps") ? await firstSteps(actor) : null;
  const today = figures.days.at(-1)?.day ?? "";
  const month = { desde: `${today.slice(0, 7)}-01` };
  const lists = (share: Record<string, string>) => ({
    href: list({ ...month, ...share }),
    todayHref: list({ desde: today, ...share }),
  });
  return (
    <div className="space-y-8">
      <header className="space-y-4">
        <h1 className="text-page font-bold">{panelHome.greeting(ownNames(account))}</h1>
        <Today figures={figures} ofOwn={actor.role === "employee"} today={list({ desde: today })} month={list(month)} />
        {!ownNames(account) && (
          <p className="text-muted">
            {panelHome.unnamed.text} <TextLink href="/cuenta#datos">{panelHome.unnamed.link}</TextLink>
          </p>
        )}
        <search className="block max-w-form">
          <FinderField places={placesFor(may(actor, "see_team"))} floating />
        </search>
        <ButtonLink href="/panel/clientes/nuevo">{panelHome.newClient}</ButtonLink>
      </header>
      {!env.SMTP_URL && (
        <Alert tone="warn" title={panelHome.noMail.title}>
          {panelHome.noMail.text}
        </Alert>
      )}
      {steps?.ok && (
        <FirstSteps steps={steps.value} mailServer={env.SMTP_URL !== undefined} sendTest={sendTest} putAway={putAway} />
      )}
      <TodoList figures={figures} />
      <Card title={panelHome.days.title} note={panelHome.days.note}>
        <DayBars
          days={figures.days.map(({ day, count }) => ({
            day,
            count,
            label: dayLabel(day),
            href: list({ desde: day, hasta: day }),
          }))}
        />
      </Card>
      <div className="grid gap-8 lg:grid-cols-2">
        <Card title={panelHome.branches.title}>
          {figures.branches.length === 0 && <p className="text-muted">{panelHome.branches.empty}</p>}
          <ShareBars
            shares={figures.branches.map(({ name, ...share }) => ({
              ...share,
              label: name ?? panel.noBranch,
              ...lists({ sucursal: share.key === "none" ? NO_BRANCH : share.key }),
            }))}
          />
        </Card>
        <Card title={panelHome.channels.title}>
          {figures.channels.length === 0 && <p className="text-muted">{panelHome.branches.empty}</p>}
          <ShareBars
            shares={figures.channels.map((share) => ({
              ...share,
              label: channelName(share.key),
              ...lists({ origen: share.key }),
            }))}
          />
        </Card>
      </div>
    </div>
  );
}

type TodayProps = { figures: PanelFigures; ofOwn: boolean; today: string; month: string };

/** Today's figures as a sentence whose numbers link to the lists behind them. */
function Today({ figures, ofOwn, today, month }: TodayProps) {
  const number = (count: number, href: string) => (
    <Link href={href} prefetch={false} className="rounded-control font-bold text-accent underline underline-offset-4">
      {panelHome.people(count)}
    </Link>
  );
  return (
    <p className="max-w-reading text-section font-normal">
      {panelHome.today(figures.today, ofOwn)}
      {figures.today > 0 && <> {number(figures.today, today)}</>}
      {figures.month > 0 && (
        <>
          , {panelHome.andThisMonth(figures.month)} {number(figures.month, month)}
        </>
      )}
      .
    </p>
  );
}
