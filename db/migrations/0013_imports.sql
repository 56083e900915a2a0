CREATE TABLE "external_ids" (
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"account_id" integer NOT NULL,
	"search_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "external_ids_source_external_id_pk" PRIMARY KEY("source","external_id")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"headers_key" "bytea" PRIMARY KEY NOT NULL,
	"mapping" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" integer NOT NULL,
	"position" integer NOT NULL,
	"line" integer NOT NULL,
	"cells" jsonb,
	"email_key" text,
	"external_id" text,
	"fate" text,
	"problem" jsonb,
	"outcome" text,
	"account_id" integer,
	"completed" jsonb,
	"applied_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "import_rows_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" "bytea" NOT NULL,
	"headers" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"state" text NOT NULL,
	"runner" text NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"next" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"started_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "external_ids_account_index" ON "external_ids" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "external_ids_search_index" ON "external_ids" USING btree ("search_key");--> statement-breakpoint
CREATE INDEX "import_rows_email_index" ON "import_rows" USING btree ("import_id","email_key");--> statement-breakpoint
CREATE INDEX "import_rows_external_index" ON "import_rows" USING btree ("import_id","external_id");--> statement-breakpoint
CREATE INDEX "import_rows_rejected_index" ON "import_rows" USING btree ("applied_at") WHERE "import_rows"."outcome" = 'rejected';--> statement-breakpoint
CREATE INDEX "imports_state_index" ON "imports" USING btree ("state");--> statement-breakpoint
CREATE INDEX "imports_hash_index" ON "imports" USING btree ("file_hash");