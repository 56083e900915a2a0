import { QRCodeSVG } from "qrcode.react";
import { BusinessMark } from "@/components/business-mark";
import { slip, spell } from "@/messages/counter";
import type { SlipFacts } from "./slip-facts";
import { groupsOf } from "./slip-groups";
import styles from "./slip-paper.module.css";

/** The printed slip: black on white, as wide as the paper, from A4 down to a roll of 80 mm. */
export function SlipPaper({ facts }: { facts: SlipFacts }) {
  const { name, email, password, branch, attendedBy, date, expires, signInUrl, business, texts } = facts;
  return (
    <div className={styles.page}>
      <article className={styles.slip}>
        <header className={styles.head}>
          <p className={styles.brand}>
            <BusinessMark mark={business.mark} className={styles.mark} />
            <span>{business.name}</span>
          </p>
          <p className={styles.where}>
            {branch && <span>{branch}</span>}
            <span>{date}</span>
          </p>
        </header>
        <h1 className={styles.title}>{slip.heading}</h1>
        <dl className={styles.facts}>
          <dt>{slip.name}</dt>
          <dd>{name}</dd>
          <dt>{slip.email}</dt>
          <dd>{email}</dd>
        </dl>
        <section className={styles.password}>
          <h2>{slip.password}</h2>
          <div className={styles.groups}>
            {groupsOf(password).map((group, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the groups have no other identity and never move
              <div key={index}>
                <p className={styles.code}>{group.join("")}</p>
                <p className={styles.spelled}>{group.map(spell).join(", ")}</p>
              </div>
            ))}
          </div>
          <p>
            {slip.noSpaces} <strong>{slip.expires(expires)}</strong>
          </p>
        </section>
        <section className={styles.next}>
          <div>
            <h2>{slip.stepsTitle}</h2>
            <ol>
              {slip.steps(signInUrl.replace(/^https?:\/\//, "")).map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </div>
          <QRCodeSVG value={signInUrl} title={slip.qr} level="M" className={styles.qr} />
        </section>
        {attendedBy && (
          <p className={styles.foot}>
            {slip.attendedBy}: {attendedBy}
          </p>
        )}
        {texts.length > 0 && (
          <div className={styles.texts}>
            {texts.map(({ words, address }) => (
              <p key={address}>
                {words} <strong>{address}</strong>
              </p>
            ))}
          </div>
        )}
        {(business.phone || business.address) && (
          <p className={styles.foot}>
            {business.phone && <strong>{slip.help(business.phone)}</strong>}
            {business.phone && business.address && <br />}
            {business.address}
          </p>
        )}
        <p className={styles.cut}>{slip.cut}</p>
      </article>
    </div>
  );
}
