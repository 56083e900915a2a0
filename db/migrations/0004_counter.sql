ALTER TABLE "accounts" ADD COLUMN "name_key" text GENERATED ALWAYS AS (lower(regexp_replace(normalize(given_names || coalesce(' ' || surnames, ''), NFKD), '[\u0300-\u036f]', '', 'g'))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "phone_key" text GENERATED ALWAYS AS (regexp_replace(phone, '\D', '', 'g')) STORED;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "search_text" text GENERATED ALWAYS AS (lower(regexp_replace(normalize(given_names || coalesce(' ' || surnames, '') || ' ' || email_key || ' ' || coalesce(document_key, '') || ' ' || coalesce(regexp_replace(phone, '\D', '', 'g'), ''), NFKD), '[\u0300-\u036f]', '', 'g'))) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "accounts_name_index" ON "accounts" USING gin ("name_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "accounts_search_index" ON "accounts" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "accounts_name_order_index" ON "accounts" USING btree ("name_key","id");--> statement-breakpoint
CREATE INDEX "accounts_unused_index" ON "accounts" USING btree ("password_expires_at") WHERE "accounts"."password_generated" and "accounts"."password_used_at" is null;--> statement-breakpoint
CREATE INDEX "accounts_created_index" ON "accounts" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "accounts_branch_index" ON "accounts" USING btree ("branch_id","created_at");--> statement-breakpoint
CREATE INDEX "accounts_staff_index" ON "accounts" USING btree ("role") WHERE "accounts"."role" <> 'client';--> statement-breakpoint
CREATE INDEX "audit_entries_actor_index" ON "audit_entries" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "audit_entries_at_index" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "branches_name_unique" ON "branches" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "letters_failed_index" ON "letters" USING btree ("failed_at") WHERE "letters"."failed_at" is not null;--> statement-breakpoint
CREATE INDEX "role_requests_account_index" ON "role_requests" USING btree ("account_id");