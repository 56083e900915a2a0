ALTER INDEX "accounts_name_words_index" SET (fastupdate = off);--> statement-breakpoint
CREATE INDEX "accounts_disabled_index" ON "accounts" USING btree ("id") WHERE "accounts"."disabled_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_unverified_index" ON "accounts" USING btree ("id") WHERE "accounts"."email_verified_at" is null and "accounts"."disabled_at" is null;
