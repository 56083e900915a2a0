CREATE TABLE "legacy_counts" (
	"contract" text NOT NULL,
	"operation" text NOT NULL,
	"kind" text NOT NULL,
	"clause" text NOT NULL,
	"number" integer NOT NULL,
	"last_at" timestamp with time zone DEFAULT now() NOT NULL,
	"example" jsonb,
	CONSTRAINT "legacy_counts_contract_operation_kind_clause_pk" PRIMARY KEY("contract","operation","kind","clause")
);
--> statement-breakpoint
CREATE TABLE "legacy_people" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "legacy_people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"contract" text NOT NULL,
	"email_key" text NOT NULL,
	"account_id" integer,
	"external_id" text,
	"way" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"password_set_at" timestamp with time zone,
	CONSTRAINT "legacy_people_email_unique" UNIQUE("contract","email_key")
);
--> statement-breakpoint
CREATE TABLE "legacy_states" (
	"contract" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "legacy_people" ADD CONSTRAINT "legacy_people_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "legacy_people_account_index" ON "legacy_people" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "legacy_people_external_index" ON "legacy_people" USING btree ("contract","external_id");--> statement-breakpoint
CREATE INDEX "legacy_people_missing_index" ON "legacy_people" USING btree ("at") WHERE "legacy_people"."account_id" is null;