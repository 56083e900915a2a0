CREATE TABLE "merges" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "merges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"survivor_id" integer NOT NULL,
	"merged_id" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"merged_by" integer,
	"reason" text,
	"overruled" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sealed_snapshot" "bytea",
	"link_ids" uuid[] NOT NULL,
	"objected_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"undone_by" integer
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "merged_into" integer;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_survivor_id_accounts_id_fk" FOREIGN KEY ("survivor_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_merged_id_accounts_id_fk" FOREIGN KEY ("merged_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "merges_survivor_index" ON "merges" USING btree ("survivor_id");--> statement-breakpoint
CREATE INDEX "merges_merged_index" ON "merges" USING btree ("merged_id");--> statement-breakpoint
CREATE INDEX "merges_at_index" ON "merges" USING btree ("at");--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_merged_into_accounts_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action DEFERRABLE;--> statement-breakpoint
CREATE INDEX "accounts_merged_index" ON "accounts" USING btree ("merged_into") WHERE "accounts"."merged_into" is not null;