CREATE TABLE "duplicate_keys" (
	"account_id" integer PRIMARY KEY NOT NULL,
	"version" smallint NOT NULL,
	"keys" integer[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "separate_pairs" (
	"lower_id" integer NOT NULL,
	"higher_id" integer NOT NULL,
	"decided_by" integer NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "separate_pairs_lower_id_higher_id_pk" PRIMARY KEY("lower_id","higher_id"),
	CONSTRAINT "separate_pairs_order_check" CHECK ("separate_pairs"."lower_id" < "separate_pairs"."higher_id")
);
--> statement-breakpoint
ALTER TABLE "duplicate_keys" ADD CONSTRAINT "duplicate_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "separate_pairs" ADD CONSTRAINT "separate_pairs_lower_id_accounts_id_fk" FOREIGN KEY ("lower_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "separate_pairs" ADD CONSTRAINT "separate_pairs_higher_id_accounts_id_fk" FOREIGN KEY ("higher_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "separate_pairs" ADD CONSTRAINT "separate_pairs_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duplicate_keys_index" ON "duplicate_keys" USING gin ("keys") WITH (gin_pending_list_limit=64);--> statement-breakpoint
CREATE INDEX "separate_pairs_higher_index" ON "separate_pairs" USING btree ("higher_id");--> statement-breakpoint
-- Keys never outlive what they were made of, whichever version of Alta changes it.
CREATE FUNCTION forget_duplicate_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM duplicate_keys WHERE account_id = NEW.id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER accounts_forget_duplicate_keys
  AFTER UPDATE OF email_key, given_names, surnames, phone, birth_date, document_number, country, closed_at ON accounts
  FOR EACH ROW WHEN (
    (OLD.email_key, OLD.given_names, OLD.surnames, OLD.phone, OLD.birth_date, OLD.document_number, OLD.country, OLD.closed_at)
    IS DISTINCT FROM
    (NEW.email_key, NEW.given_names, NEW.surnames, NEW.phone, NEW.birth_date, NEW.document_number, NEW.country, NEW.closed_at))
  EXECUTE FUNCTION forget_duplicate_keys();
