CREATE TABLE "duplicate_passes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "duplicate_passes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"last_id" integer DEFAULT 0 NOT NULL,
	"total" integer NOT NULL,
	"seen" integer DEFAULT 0 NOT NULL,
	"compared" integer DEFAULT 0 NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"common_keys" integer[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "probable_pairs" (
	"lower_id" integer NOT NULL,
	"higher_id" integer NOT NULL,
	"bits" real NOT NULL,
	"verdict" text NOT NULL,
	"reasons" text[] NOT NULL,
	"masked_bits" real,
	"masked_verdict" text,
	"masked_reasons" text[],
	"weights" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "probable_pairs_lower_id_higher_id_pk" PRIMARY KEY("lower_id","higher_id"),
	CONSTRAINT "probable_pairs_order_check" CHECK ("probable_pairs"."lower_id" < "probable_pairs"."higher_id")
);
--> statement-breakpoint
ALTER TABLE "probable_pairs" ADD CONSTRAINT "probable_pairs_lower_id_accounts_id_fk" FOREIGN KEY ("lower_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "probable_pairs" ADD CONSTRAINT "probable_pairs_higher_id_accounts_id_fk" FOREIGN KEY ("higher_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "duplicate_passes_unfinished_unique" ON "duplicate_passes" USING btree (("finished_at" is null)) WHERE "duplicate_passes"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "duplicate_passes_created_index" ON "duplicate_passes" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "duplicate_passes_finished_index" ON "duplicate_passes" USING btree ("finished_at");--> statement-breakpoint
CREATE INDEX "probable_pairs_higher_index" ON "probable_pairs" USING btree ("higher_id");--> statement-breakpoint
CREATE INDEX "probable_pairs_order_index" ON "probable_pairs" USING btree ("bits","lower_id","higher_id");--> statement-breakpoint
-- Nor do pairs that were found by them.
CREATE OR REPLACE FUNCTION forget_duplicate_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM duplicate_keys WHERE account_id = NEW.id;
  DELETE FROM probable_pairs WHERE lower_id = NEW.id OR higher_id = NEW.id;
  RETURN NULL;
END $$;
