CREATE INDEX "accounts_name_words_index" ON "accounts" USING gin (string_to_array("name_key", ' ')) WITH (gin_pending_list_limit=64);--> statement-breakpoint
CREATE INDEX "accounts_never_in_index" ON "accounts" USING btree ("id") WHERE "accounts"."registered_by" is not null and "accounts"."password_used_at" is null and "accounts"."disabled_at" is null;--> statement-breakpoint
CREATE INDEX "accounts_origin_index" ON "accounts" USING btree ("origin","id");--> statement-breakpoint
CREATE INDEX "audit_entries_action_index" ON "audit_entries" USING btree ("action","id");