<?php
if ( post_password_required() ) {
	return;
}
?>
<div id="y-kien">
	<?php if ( have_comments() ) : ?>
	<h4>Ý kiến bạn đọc</h4>
	<ol class="ds-y-kien"><?php wp_list_comments(); ?></ol>
	<?php endif; ?>
	<?php comment_form(); ?>
</div>
