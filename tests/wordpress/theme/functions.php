<?php
add_theme_support( 'post-thumbnails' );

/** Return a moment as the paper prints it: "Thứ Sáu, 19/12/2014, 16:05", or the day alone. */
function tinbao_date( DateTimeImmutable $moment, bool $with_time = true ): string {
	$weekdays = array( 'Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy' );
	return $weekdays[ (int) $moment->format( 'w' ) ] . $moment->format( $with_time ? ', d/m/Y, H:i' : ', d/m/Y' );
}

/** Print the way from the front page to the post's section. */
function tinbao_breadcrumb(): void {
	$sections = wp_list_sort( get_the_category(), array( 'parent' => 'DESC' ) );
	$steps    = array( '<a href="' . esc_url( home_url( '/' ) ) . '">Trang chủ</a>' );
	if ( $sections ) {
		$way = get_ancestors( $sections[0]->term_id, 'category' );
		foreach ( array_merge( array_reverse( $way ), array( $sections[0]->term_id ) ) as $id ) {
			$steps[] = '<a href="' . esc_url( get_category_link( $id ) ) . '">' . esc_html( get_cat_name( $id ) ) . '</a>';
		}
	}
	echo '<div class="duong-dan">', implode( ' &raquo; ', $steps ), '</div>';
}

/** Print the buttons that stand above and below every article. */
function tinbao_share_bar(): void {
	$address = rawurlencode( get_permalink() );
	echo '<div class="chia-se"><span>Chia sẻ bài viết:</span> ',
		'<a href="https://www.facebook.com/sharer.php?u=', $address, '">Facebook</a> ',
		'<a href="https://plus.google.com/share?url=', $address, '">Google+</a> ',
		'<a href="http://linkhay.com/submit?url=', $address, '">Link Hay</a> ',
		'<a href="mailto:?body=', $address, '">Gửi Email</a> ',
		'<a href="javascript:window.print()">In bài</a> <span class="co-chu">Cỡ chữ: <b>A-</b> <b>A+</b></span></div>';
}

/** Print a list of other posts, with the day of each. */
function tinbao_list( string $heading, string $class, array $query ): void {
	$posts = get_posts( $query + array( 'numberposts' => 5, 'has_password' => false ) );
	if ( ! $posts ) {
		return;
	}
	echo '<div class="', $class, '"><h4>', $heading, '</h4><ul>';
	foreach ( $posts as $other ) {
		echo '<li><a href="', esc_url( get_permalink( $other ) ), '" title="', esc_attr( get_the_title( $other ) ), '">',
			esc_html( get_the_title( $other ) ), '</a> <i>(', get_the_date( 'd/m', $other ), ')</i></li>';
	}
	echo '</ul></div>';
}
